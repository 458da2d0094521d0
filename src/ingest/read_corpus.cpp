#include <graphmatter/ingest/read_corpus.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <graphmatter/model/error.hpp>
#include <graphmatter/text/encoding.hpp>

#include "ingest/find_files.hpp"
#include "ingest/post_terms.hpp"
#include "ingest/read_ahead.hpp"
#include "ingest/read_post.hpp"
#include "ingest/title_mentions.hpp"

namespace graphmatter::ingest {

namespace {

// Files read as one piece of work. The result does not depend on it: parts are joined in order.
constexpr std::size_t chunk_size = 32;

struct Part {
    Corpus corpus;
    CountedTerms terms;
    std::vector<Diagnostic> diagnostics;
};

/// Files read one behind the other, `first` the place of the first among all.
Part read_part(std::span<const PostFile> files, std::size_t first, const Configuration& configuration,
               const ReadOptions& options, TermCounter& terms)
{
    Part part;
    std::string bytes;
    for (const PostFile& file : files) {
        const std::size_t noted = part.diagnostics.size();
        terms.at(static_cast<std::uint32_t>(first++));
        if (read_text(file, bytes, part.diagnostics))
            read_post(file, bytes, configuration, options, {part.corpus, terms, part.diagnostics});
        if (file.repeats) part.diagnostics.resize(noted);  // said of the file itself
    }
    part.terms = terms.take();
    return part;
}

template <class T, class Change>
void append_rows(Rows<T>& to, const Rows<T>& from, Change change)
{
    const auto base = static_cast<std::uint32_t>(to.values.size());
    for (T value : from.values) {
        change(value);
        to.values.push_back(value);
    }
    for (std::size_t i = 1; i < from.offsets.size(); ++i) to.offsets.push_back(base + from.offsets[i]);
}

/// Adds a part at the end, its strings stored anew.
void append(Corpus& to, const Corpus& part)
{
    const std::vector<StringId> ids = to.strings.intern_all(part.strings);
    const auto renamed = [&ids](StringId& id) { id = ids[index(id)]; };
    for (Post post : part.posts) {
        for (StringId* id : {&post.path, &post.key, &post.title, &post.summary, &post.url, &post.extra}) renamed(*id);
        to.posts.push_back(post);
    }
    append_rows(to.mentions, part.mentions, [&renamed](Mention& m) { renamed(m.text); });
    append_rows(to.links, part.links, [&renamed](Link& l) { renamed(l.target); });
    append_rows(to.headings, part.headings, [&renamed](Heading& h) { renamed(h.text); });
    append_rows(to.aliases, part.aliases, renamed);
    append_rows(to.listed, part.listed, [&renamed](ListedPost& l) { renamed(l.target); });
    append_rows(to.glosses, part.glosses, [&renamed](Gloss& g) { renamed(g.name), renamed(g.inside); });
    append_rows(to.fields, part.fields, [&renamed](WrittenField& f) {
        renamed(f.name);
        renamed(f.text);
    });
}

/// oneTBB complains on stderr of an arena that is larger than the machine.
unsigned threads_of(unsigned jobs)
{
    const auto most = static_cast<unsigned>(tbb::this_task_arena::max_concurrency());
    return jobs == 0 ? most : std::min(jobs, most);
}

/// Reads all files in parallel and joins the parts in order; only a few parts are in memory at a time.
void read_all(std::span<const PostFile> files, const Configuration& configuration, const ReadOptions& options,
              const Watch& watch, Noted<Corpus>& result)
{
    const unsigned jobs = threads_of(options.jobs);
    tbb::task_arena arena{static_cast<int>(jobs)};
    ReadAhead ahead{files, read_ahead_crew(files)};
    GatheredTerms terms;
    tbb::enumerable_thread_specific<TermCounter> counters;
    std::size_t next = 0, done = 0;
    const auto take = [&](tbb::flow_control& control) -> std::span<const PostFile> {
        if (next >= files.size() || watch.stop.stop_requested()) {
            control.stop();
            return {};
        }
        const auto piece = files.subspan(next, std::min(chunk_size, files.size() - next));
        next += piece.size();
        ahead.reached(next);
        return piece;
    };
    const auto read = [&](std::span<const PostFile> piece) {
        const auto first = static_cast<std::size_t>(piece.data() - files.data());
        return std::make_shared<Part>(read_part(piece, first, configuration, options, counters.local()));
    };
    const auto join = [&](const std::shared_ptr<Part>& part) {
        append(result.value, part->corpus);
        if (options.texts == Texts::collect) terms.add(std::move(part->terms));
        std::ranges::move(part->diagnostics, std::back_inserter(result.diagnostics));
        done = std::min(done + chunk_size, files.size());
        watch.report("reading", done, files.size());
    };
    arena.execute([&] {
        tbb::parallel_pipeline(
            4 * jobs,
            tbb::make_filter<void, std::span<const PostFile>>(tbb::filter_mode::serial_in_order, take) &
                tbb::make_filter<std::span<const PostFile>, std::shared_ptr<Part>>(tbb::filter_mode::parallel, read) &
                tbb::make_filter<std::shared_ptr<Part>, void>(tbb::filter_mode::serial_in_order, join));
    });
    watch.check();
    if (options.texts != Texts::collect) return;
    std::vector<const TermDictionary*> dictionaries;
    for (const TermCounter& counter : counters) dictionaries.push_back(&counter.dictionary());
    arena.execute([&] { result.value.texts = std::move(terms).weighed(dictionaries); });
}

}  // namespace

std::vector<Root> roots_from(std::span<const std::string> words)
{
    std::vector<Root> roots;
    std::set<std::string> names;
    for (const std::string& word : words) {
        Root root;
        const std::size_t equals = word.find('=');
        std::error_code error;
        if (equals != std::string::npos && equals > 0 && !std::filesystem::exists(word, error)) {
            root.name = word.substr(0, equals);
            root.folder = word.substr(equals + 1);
        } else {
            root.folder = word;
            const auto whole = std::filesystem::absolute(root.folder).lexically_normal();
            root.name = (whole.has_filename() ? whole : whole.parent_path()).filename().string();
        }
        if (!std::filesystem::exists(root.folder, error))
            throw DataError(fmt::format("{} is not there", root.folder.string()));
        if (words.size() > 1 && !names.insert(root.name).second)
            throw UsageError(fmt::format("two folders are called {}; tell them apart with name=path", root.name));
        roots.push_back(std::move(root));
    }
    return roots;
}

Noted<Corpus> read_corpus(std::span<const Root> roots, const Configuration& configuration, const ReadOptions& options,
                          const Watch& watch)
{
    watch.report("reading", 0, 0);  // finding the files is part of it
    auto [files, oddities] = find_files(roots, configuration);
    Noted<Corpus> result;
    result.diagnostics = std::move(oddities);
    read_all(files, configuration, options, watch, result);
    if (options.titles == Titles::find) {
        tbb::task_arena arena{static_cast<int>(threads_of(options.jobs))};
        result.value.titles = arena.execute([&] { return find_title_mentions(files, result.value, watch); });
    }
    sort_diagnostics(result.diagnostics);
    return result;
}

std::vector<FieldUse> survey_fields(std::span<const Root> roots, const Configuration& configuration)
{
    struct Seen {
        FieldUse use;
        std::set<std::string> values;
    };
    std::map<std::string, Seen> seen;
    std::string bytes;
    std::vector<Diagnostic> ignored;
    for (const PostFile& file : find_files(roots, configuration).value) {
        if (!read_text(file, bytes, ignored)) continue;
        std::string_view body;
        std::uint32_t line = 1;
        for (const Value map = front_matter_of(bytes, file.path, body, line, ignored);
             const Field& field : map.fields) {
            Seen& entry = seen[text::case_folded(field.name)];
            if (entry.use.name.empty()) entry.use.name = field.name;
            ++entry.use.posts;
            entry.use.lists += field.value.type == Value::Type::list;
            entry.use.scalars += field.value.type == Value::Type::scalar;
            entry.use.maps += field.value.type == Value::Type::map;
            if (field.value.type == Value::Type::scalar) entry.values.insert(field.value.text);
            for (const Value& item : field.value.items) entry.values.insert(item.text);
        }
    }
    std::vector<FieldUse> uses;
    for (auto& [name, entry] : seen) {
        entry.use.distinct = entry.values.size();
        uses.push_back(entry.use);
    }
    return uses;
}

}  // namespace graphmatter::ingest

#include "ingest/alias_file.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <graphmatter/text/names.hpp>

#include "ingest/field_text.hpp"
#include "ingest/yaml_document.hpp"

namespace graphmatter::ingest {

namespace {

/// A name of the file where it stands.
struct Place {
    std::string name;
    std::uint32_t line = 0, column = 0;
    std::size_t entry = 0;
};
using Places = std::map<std::pair<std::string, std::string>, Place>;  // (kind, key of the name)

class AliasFile {
  public:
    AliasFile(const YamlDocument& document, const Schema& schema, std::string file_name)
        : document_{document}, schema_{schema}, file_name_{std::move(file_name)}
    {
    }

    std::vector<AliasEntry> read()
    {
        document_.expect_map(document_.root, "an alias file");
        for (const Field& kind : document_.root.fields) {
            check_kind(kind);
            for (const Field& canonical : kind.value.fields)
                add_canonical(kind.name, canonical, trimmed(canonical.name));
        }
        std::size_t entry = 0;
        for (const Field& kind : document_.root.fields)
            for (const Field& canonical : kind.value.fields) add_names(canonical, entry_of_[entry++]);
        return std::move(entries_);
    }

  private:
    void check_kind(const Field& kind) const
    {
        if (!schema_.find_kind(kind.name)) {
            std::vector<std::string_view> names;
            for (const Kind& known : schema_.kinds) names.emplace_back(known.name);
            document_.unknown_key(kind, std::move(names));
        }
        document_.expect_map(kind.value, kind.name);
    }

    /// Blanks around a name mean nothing, as in posts.
    void add_canonical(const std::string& kind, const Field& canonical, std::string_view name)
    {
        const std::string key = text::name_key(name);
        if (key.empty()) document_.complain(canonical, "a canonical name must name something");
        const Place place{std::string{name}, canonical.line, canonical.column, entries_.size()};
        const auto [first, fresh] = canonical_.try_emplace({kind, key}, place);
        if (!fresh && first->second.name == name) {  // a second list of its names, as after a paste
            entry_of_.push_back(first->second.entry);
            return;
        }
        if (!fresh)
            document_.complain(canonical, fmt::format("{} is the same name as {} at {}; write one entry for both", name,
                                                      first->second.name, shown(first->second)));
        entry_of_.push_back(entries_.size());
        entries_.push_back({kind, std::string{name}, {}, fmt::format("{}:{}", file_name_, canonical.line)});
    }

    void add_names(const Field& canonical, std::size_t entry)
    {
        const Value& value = canonical.value;
        if (value.type == Value::Type::map)
            document_.complain(value, fmt::format("the names of {} must be a list", canonical.name));
        if (value.type == Value::Type::scalar) add_name(value, entry);
        for (const Value& item : value.items) add_name(item, entry);
    }

    void add_name(const Value& item, std::size_t entry)
    {
        AliasEntry& own = entries_[entry];
        const std::string name{trimmed(document_.text(item, fmt::format("a name of {}", own.canonical)))};
        const std::string key = text::name_key(name);
        if (key.empty()) document_.complain(item, fmt::format("a name of {} must name something", own.canonical));
        if (name == own.canonical) document_.complain(item, fmt::format("{} stands among its own names", name));
        if (const auto other = canonical_.find({own.kind, key}); other != canonical_.end())
            if (other->second.entry != entry) complain_of_chain(item, name, entry, other->second);
        const auto [first, fresh] = names_.try_emplace({own.kind, key}, Place{name, item.line, item.column, entry});
        if (!fresh && first->second.entry != entry)
            document_.complain(item, fmt::format("{} names {} here and {} at {}", name, own.canonical,
                                                 entries_[first->second.entry].canonical, shown(first->second)));
        if (std::ranges::find(own.names, name) == own.names.end()) own.names.push_back(name);  // said again, no harm
    }

    /// The name is canonical itself: a chain or a cycle.
    [[noreturn]] void complain_of_chain(const Value& item, const std::string& name, std::size_t entry,
                                        const Place& canonical) const
    {
        const AliasEntry& own = entries_[entry];
        document_.complain(
            item, fmt::format("{} is a name of {} here and has names of its own at {}; write them all in one entry",
                              name, own.canonical, shown(canonical)));
    }

    std::string shown(const Place& place) const
    {
        return fmt::format("{}:{}:{}", document_.name, place.line, place.column);
    }

    const YamlDocument& document_;
    const Schema& schema_;
    std::string file_name_;
    std::vector<AliasEntry> entries_;
    std::vector<std::size_t> entry_of_;  // by canonical name as it stands in the file
    Places canonical_, names_;
};

}  // namespace

std::vector<AliasEntry> read_alias_file(const std::filesystem::path& file, const Schema& schema)
{
    const YamlDocument document = read_yaml_document(file);
    return AliasFile{document, schema, file.filename().string()}.read();
}

}  // namespace graphmatter::ingest

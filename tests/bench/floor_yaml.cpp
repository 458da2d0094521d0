// The floor a build is compared with: reads every .md file below a folder and parses its front matter with yaml-cpp,
// nothing else. usage: floor_yaml FOLDER [--jobs N] [--events]
//   --jobs N   threads (default 2)      --events  the event parser in place of YAML::Load, which builds a tree
#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace {

struct Options {
    std::filesystem::path folder;
    unsigned jobs = 2;
    bool events = false;
};

/// What was done; a sum over the threads.
struct Totals {
    std::atomic<std::size_t> bytes = 0, values = 0, parsed = 0, failed = 0;
};

class CountScalars : public YAML::EventHandler {
  public:
    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
    void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override { ++scalars; }
    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnMapEnd() override {}

    std::size_t scalars = 0;
};

std::string read_file(const std::filesystem::path& file)
{
    std::string text(static_cast<std::size_t>(std::filesystem::file_size(file)), '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return text;
}

/// The text between the opening and the closing line of dashes; empty when there is none.
std::string_view front_matter(std::string_view text)
{
    if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return {};
    const std::size_t start = text.find('\n') + 1;
    const std::size_t end = text.find("\n---", start - 1);
    return end == std::string_view::npos ? std::string_view{} : text.substr(start, end + 1 - start);
}

std::size_t count_values(const std::string& yaml, bool events)
{
    if (!events) return YAML::Load(yaml).size();
    std::istringstream stream(yaml);
    YAML::Parser parser(stream);
    CountScalars counter;
    while (parser.HandleNextDocument(counter)) {
    }
    return counter.scalars;
}

void read_and_parse(const std::vector<std::filesystem::path>& files, bool events, std::atomic<std::size_t>& next,
                    Totals& totals)
{
    for (std::size_t i = next++; i < files.size(); i = next++) {
        const std::string text = read_file(files[i]);
        totals.bytes += text.size();
        const std::string_view yaml = front_matter(text);
        if (yaml.empty()) continue;
        try {
            totals.values += count_values(std::string(yaml), events);
            ++totals.parsed;
        } catch (const YAML::Exception&) {
            ++totals.failed;
        }
    }
}

bool read_options(int argc, char** argv, Options& options)
{
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--events") {
            options.events = true;
        } else if (words[i] == "--jobs" && i + 1 < words.size()) {
            const std::string_view number = words[++i];
            std::from_chars(number.data(), number.data() + number.size(), options.jobs);
        } else if (options.folder.empty() && !words[i].starts_with("--")) {
            options.folder = words[i];
        } else {
            return false;
        }
    }
    return !options.folder.empty() && options.jobs > 0 && std::filesystem::is_directory(options.folder);
}

}  // namespace

int main(int argc, char** argv)
{
    Options options;
    if (!read_options(argc, argv, options)) {
        std::fputs("usage: floor_yaml FOLDER [--jobs N] [--events]\n", stderr);
        return 2;
    }
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(options.folder))
        if (entry.is_regular_file() && entry.path().extension() == ".md") files.push_back(entry.path());
    Totals totals;
    std::atomic<std::size_t> next = 0;
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < options.jobs; ++i)
            threads.emplace_back([&] { read_and_parse(files, options.events, next, totals); });
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::printf("%zu files, %zu bytes, %zu parsed, %zu unreadable, %zu values, %u threads: %.3f s\n", files.size(),
                totals.bytes.load(), totals.parsed.load(), totals.failed.load(), totals.values.load(), options.jobs,
                seconds.count());
}

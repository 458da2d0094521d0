// How fast posts are scanned for names in parentheses: reads every .md file below a folder into memory, scans all of
// them a few times on one thread and prints the best rate. usage: scan_glosses FOLDER
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "ingest/glosses.hpp"

int main(int count, char** words)
{
    if (count != 2) {
        std::fputs("usage: scan_glosses FOLDER\n", stderr);
        return 2;
    }
    std::vector<std::string> texts;
    std::size_t bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(words[1])) {
        if (entry.path().extension() != ".md") continue;
        std::ostringstream text;
        text << std::ifstream{entry.path(), std::ios::binary}.rdbuf();
        texts.push_back(std::move(text).str());
        bytes += texts.back().size();
    }
    constexpr int rounds = 7;
    double best = 0;
    std::size_t glosses = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        glosses = 0;
        for (const std::string& text : texts) glosses += graphmatter::ingest::find_glosses(text, 1).size();
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
        best = std::max(best, static_cast<double>(bytes) / 1e6 / seconds.count());
    }
    std::printf("%zu files, %.1f MB, %zu glosses: %.0f MB/s\n", texts.size(), static_cast<double>(bytes) / 1e6, glosses,
                best);
    return 0;
}

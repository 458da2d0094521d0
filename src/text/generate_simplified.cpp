// Build-time tool: prints ICU's Traditional-to-Simplified rules as a C++ table. Making the transliterator costs
// 50 ms and running it 14 us a name, a sixth of a whole build of 6,000 posts; the table costs nothing.
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

std::u32string code_points(const icu::UnicodeString& text)
{
    std::u32string out;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        out.push_back(static_cast<char32_t>(text.char32At(i)));
    return out;
}

void print_literal(const std::u32string& text)
{
    std::fputs("U\"", stdout);
    for (const char32_t c : text) std::printf("\\U%08lX", static_cast<unsigned long>(c));
    std::fputs("\"", stdout);
}

}  // namespace

int main()
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> converter{
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status)};
    if (U_FAILURE(status)) return 1;
    icu::UnicodeString rules;
    converter->toRules(rules, true);

    // One rule a line: \uXXXX... > \uXXXX...;  with neither contexts nor sets; anything else stops the build.
    std::map<char32_t, std::vector<std::pair<std::u32string, std::u32string>>> by_first;
    const icu::UnicodeString arrow{" > "};
    for (int32_t from = 0; from < rules.length();) {
        int32_t to = rules.indexOf(u'\n', from);
        if (to < 0) to = rules.length();
        const icu::UnicodeString line{rules, from, to - from};
        from = to + 1;
        if (line.isEmpty()) continue;
        const int32_t middle = line.indexOf(arrow);
        if (middle <= 0 || !line.endsWith(u";", 1)) return 2;
        const auto source = code_points(icu::UnicodeString{line, 0, middle}.unescape());
        const auto target = code_points(
            icu::UnicodeString{line, middle + arrow.length(), line.length() - middle - arrow.length() - 1}.unescape());
        const auto is_plain = [](const std::u32string& s) {
            return std::ranges::all_of(s, [](char32_t c) { return c > 0x2000; });
        };
        if (source.empty() || !is_plain(source) || !is_plain(target)) return 3;
        by_first[source[0]].emplace_back(source, target);
    }
    for (const auto& [first, list] : by_first)
        for (const auto& [source, target] : list) {
            std::fputs("Rule{", stdout);
            print_literal(source);
            std::fputs(", ", stdout);
            print_literal(target);
            std::fputs("},\n", stdout);
        }
    return 0;
}

#include "cli/terminal.hpp"

#include <unistd.h>

#include <array>
#include <cstdlib>

#include <fmt/format.h>

namespace graphmatter::cli {

bool is_terminal(std::FILE* stream) { return ::isatty(::fileno(stream)) == 1; }

bool shows_colors(std::FILE* stream)
{
    const char* no_color = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    if (no_color != nullptr && *no_color != '\0') return false;
    if (terminal != nullptr && std::string_view{terminal} == "dumb") return false;
    return is_terminal(stream);
}

std::string colored(std::string_view text, Color color, bool wanted)
{
    return wanted ? fmt::format("\033[{}m{}\033[0m", static_cast<int>(color), text) : std::string{text};
}

std::string on_one_line(std::string_view text)
{
    std::string out;
    for (const char c : text)
        if (c == '\n')
            out += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        else
            out += c;
    return out;
}

void complain(std::string_view message)
{
    const std::string who = colored("graphmatter:", Color::red, shows_colors(stderr));
    const std::string line = fmt::format("{} {}\n", who, message);
    std::fwrite(line.data(), 1, line.size(), stderr);
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string grouped(std::uint64_t number)
{
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
    return digits;
}

std::string size_text(std::uint64_t bytes)
{
    constexpr std::array units{"B", "kB", "MB", "GB", "TB"};
    double size = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (size >= 999.5 && unit + 1 < units.size()) {
        size /= 1000;
        ++unit;
    }
    return unit > 0 && size < 9.95 ? fmt::format("{:.1f} {}", size, units[unit])
                                   : fmt::format("{:.0f} {}", size, units[unit]);
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", grouped(number), number == 1 ? one : many);
}

}  // namespace graphmatter::cli

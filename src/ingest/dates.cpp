#include "ingest/dates.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

namespace graphmatter::ingest {

namespace {

using namespace std::chrono;

/// Reads a text from the left.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_{text} {}

    /// Between min and max digits.
    std::optional<int> number(std::size_t min, std::size_t max)
    {
        std::size_t n = 0;
        int value = 0;
        while (n < max && n < rest_.size() && rest_[n] >= '0' && rest_[n] <= '9')
            value = value * 10 + (rest_[n++] - '0');
        if (n < min) return std::nullopt;
        rest_.remove_prefix(n);
        return value;
    }
    bool one_of(std::string_view characters)
    {
        if (rest_.empty() || characters.find(rest_.front()) == std::string_view::npos) return false;
        rest_.remove_prefix(1);
        return true;
    }
    void blanks()
    {
        while (one_of(" \t")) {
        }
    }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] std::size_t digits_ahead() const
    {
        const std::size_t n = rest_.find_first_not_of("0123456789");
        return n == std::string_view::npos ? rest_.size() : n;
    }
    [[nodiscard]] bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }

  private:
    std::string_view rest_;
};

std::optional<Date> day_of_year(int y, int n)
{
    if (n < 1 || n > (year{y}.is_leap() ? 366 : 365)) return std::nullopt;
    return Date{sys_days{year{y} / January / 1} + days{n - 1}};
}

/// ISO week: week 1 holds the first Thursday.
std::optional<Date> day_of_week(int y, int week, int day)
{
    if (week < 1 || week > 53 || day < 1 || day > 7) return std::nullopt;
    const sys_days fourth{year{y} / January / 4};
    const sys_days monday = fourth - (weekday{fourth} - Monday) + days{(week - 1) * 7};
    const Date thursday{monday + days{3}};
    return thursday.year() == year{y} ? std::optional{Date{monday + days{day - 1}}}
                                      : std::nullopt;  // not every year has a week 53
}

std::optional<Date> calendar_day(int y, int m, int d)
{
    const Date date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<Date> date_part(Scanner& in)
{
    const std::size_t digits = in.digits_ahead();
    const auto y = in.number(4, 4);
    if (!y || *y == 0) return std::nullopt;
    if (digits == 8) {  // 20240304
        const auto m = in.number(2, 2), d = in.number(2, 2);
        return calendar_day(*y, *m, *d);
    }
    if (digits == 7) return day_of_year(*y, *in.number(3, 3));  // 2024064
    if (digits != 4) return std::nullopt;
    const bool dashed = in.one_of("-");
    if (in.one_of("W")) {
        const auto week = in.number(2, 2);
        if (dashed && !in.one_of("-")) return std::nullopt;
        const auto d = in.number(1, 1);
        return week && d ? day_of_week(*y, *week, *d) : std::nullopt;
    }
    if (!dashed) return std::nullopt;
    if (in.digits_ahead() == 3) return day_of_year(*y, *in.number(3, 3));  // 2024-064
    const auto m = in.number(1, 2);
    if (!m || !in.one_of("-")) return std::nullopt;
    const auto d = in.number(1, 2);
    return d ? calendar_day(*y, *m, *d) : std::nullopt;
}

/// hh[:mm[:ss[.fff]]] or hhmm[ss], as far as it goes: the second of the day.
std::optional<std::uint32_t> clock(Scanner& in)
{
    const auto hour = in.number(1, 2);
    if (!hour || *hour > 24) return std::nullopt;
    int second = *hour * 3600;
    for (const int unit : {60, 1}) {
        const bool colon = in.one_of(":");
        if (!colon && in.digits_ahead() < 2) return static_cast<std::uint32_t>(second);
        const auto n = in.number(2, 2);
        if (!n || *n > (unit == 60 ? 59 : 60)) return std::nullopt;  // a leap second is the 60th
        second += *n * unit;
    }
    if (in.one_of(".,") && !in.number(1, 12)) return std::nullopt;
    return static_cast<std::uint32_t>(second);
}

bool zone(Scanner& in)
{
    in.blanks();
    if (in.at_end() || in.one_of("Zz")) return in.at_end();
    if (!in.one_of("+-")) return false;
    const bool hours = in.number(1, 2).has_value();
    if (in.one_of(":") || in.digits_ahead() == 2) return hours && in.number(2, 2) && in.at_end();
    return hours && in.at_end();
}

}  // namespace

bool is_date_of_file(std::string_view text)
{
    constexpr std::array<std::string_view, 4> words{"Last Modified", "Created", "git Last Modified", "git Created"};
    return std::ranges::find(words, text) != words.end();
}

std::optional<Moment> parse_date(std::string_view text)
{
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    Scanner in{text};
    in.blanks();
    const auto date = date_part(in);
    if (!date) return std::nullopt;
    if (in.at_end()) return Moment{*date};
    if (!in.one_of("Tt")) {
        if (!in.next_is(' ') && !in.next_is('\t')) return std::nullopt;
        in.blanks();
    }
    const auto second = clock(in);
    return second && zone(in) ? std::optional{Moment{*date, *second}} : std::nullopt;
}

DatedName dated_name(std::string_view file_name)
{
    constexpr std::size_t length = 10;
    if (file_name.size() < length || file_name[4] != '-' || file_name[7] != '-') return {{}, file_name};
    const auto date = parse_date(file_name.substr(0, length));
    if (!date) return {{}, file_name};
    if (file_name.size() == length) return {date->day, file_name};
    if (std::string_view{"-_. "}.find(file_name[length]) == std::string_view::npos) return {{}, file_name};
    const std::string_view name = file_name.substr(length + 1);
    return {date->day, name.empty() ? file_name : name};
}

}  // namespace graphmatter::ingest

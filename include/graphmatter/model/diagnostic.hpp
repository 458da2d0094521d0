#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace graphmatter {

enum class Severity : std::uint8_t { note, warning, error };
[[nodiscard]] std::string_view name_of(Severity severity) noexcept;

/// Text of a file that goes, and what comes in its place. Lines and columns as in Diagnostic; the end is behind the
/// last character that goes.
struct TextEdit {
    std::uint32_t line = 0, column = 0, end_line = 0, end_column = 0;
    std::string instead;
};

/// A change to the front matter that mends a flaw and alters nothing else. Its place is the diagnostic's.
struct Repair {
    enum class Of : std::uint8_t {
        text,        // a scalar, or a part of one between commas: `before` becomes `after`
        field_name,  // the name of a field
        empty_list,  // a quoted '[]' becomes an empty list
        line_end     // blanks at the end of the line go
    };
    Of of = Of::text;
    std::string before, after;       // as a parser reads them, not as quoted in the file; line_end has neither
    std::optional<TextEdit> edit{};  // the change of the file, where ingest::add_edits found that it is safe
};

/// A flaw of a post. The run goes on; the post counts with what could be read of it.
struct Diagnostic {
    std::string_view code;   // one of diagnostic_codes(), for instance "date-unreadable"
    std::string path;        // the post's path as in Post::path; empty: about the run
    std::uint32_t line = 0;  // 1-based; 0: about the whole file
    std::uint32_t column = 0;
    std::string message;    // what is wrong, with the offending text
    std::string subject{};  // what it is about, where the message also tells of other posts; empty: the message
    std::optional<Repair> repair{};
    std::string other_path{};  // another post, with whose path the message ends; as `path`
};

/// "code<tab>path<tab>subject": the same for the same finding wherever its lines move to and whatever other posts
/// say. Backslashes, tabs and line ends are escaped. Two equal findings of one post have the same fingerprint.
[[nodiscard]] std::string fingerprint_of(const Diagnostic& diagnostic);

/// What a code means; severity and way out belong to the code.
struct DiagnosticCode {
    std::string_view code;
    Severity severity;
    std::string_view about;    // one sentence
    std::string_view example;  // front matter or text that raises it
    std::string_view help;     // the way out
};

/// Every code, sorted by name.
[[nodiscard]] std::span<const DiagnosticCode> diagnostic_codes() noexcept;
/// The entry of a code; a code that is not in the table is a bug (assert).
[[nodiscard]] const DiagnosticCode& about_code(std::string_view code) noexcept;

/// By path, line, column, code, message: the order in which people read them.
void sort_diagnostics(std::vector<Diagnostic>& diagnostics);

/// A value, and what was odd about the posts it came from.
template <class T>
struct Noted {
    T value;
    std::vector<Diagnostic> diagnostics;
};

}  // namespace graphmatter

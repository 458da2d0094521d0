// A file with POSIX calls: std::ifstream would copy each file twice.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fmt/format.h>

#include <graphmatter/text/encoding.hpp>

#include "ingest/descriptor.hpp"
#include "ingest/read_post.hpp"

namespace graphmatter::ingest {

namespace {

/// 0, or the errno of what failed.
int read_file(const char* path, std::string& bytes)
{
    const Descriptor file{path};
    struct stat about{};
    if (file.get() < 0 || ::fstat(file.get(), &about) != 0) return errno;
    bytes.resize(static_cast<std::size_t>(about.st_size));
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t n = ::read(file.get(), bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return errno;
        if (n == 0) break;
        done += static_cast<std::size_t>(n);
    }
    bytes.resize(done);
    return 0;
}

void unify_line_ends(std::string& text)
{
    if (text.find('\r') == std::string::npos) return;
    std::size_t to = 0;
    for (std::size_t from = 0; from < text.size(); ++from) {
        if (text[from] == '\r' && from + 1 < text.size() && text[from + 1] == '\n') continue;
        text[to++] = text[from] == '\r' ? '\n' : text[from];
    }
    text.resize(to);
}

/// Byte order mark, or the shape that ASCII text has in UTF-16.
enum class Utf16 : std::uint8_t { no, little, big };
Utf16 utf16_kind(std::string_view bytes)
{
    if (bytes.starts_with("\xFF\xFE")) return Utf16::little;
    if (bytes.starts_with("\xFE\xFF")) return Utf16::big;
    if (bytes.size() < 8) return Utf16::no;
    const auto zeros = [bytes](std::size_t first) {
        return bytes[first] == 0 && bytes[first + 2] == 0 && bytes[first + 4] == 0;
    };
    if (zeros(1) && bytes[0] != 0 && bytes[2] != 0) return Utf16::little;
    if (zeros(0) && bytes[1] != 0 && bytes[3] != 0) return Utf16::big;
    return Utf16::no;
}

}  // namespace

bool read_bytes(const PostFile& file, std::string& bytes, std::vector<Diagnostic>& diagnostics)
{
    const int error = read_file(file.file.c_str(), bytes);
    if (error != 0) diagnostics.push_back({"file-unreadable", file.path, 0, 0, std::generic_category().message(error)});
    return error == 0;
}

void to_text(std::string& bytes, std::string_view path, std::vector<Diagnostic>& diagnostics)
{
    if (const Utf16 kind = utf16_kind(bytes); kind != Utf16::no) {
        const std::size_t mark = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ? 2 : 0;
        bytes = text::utf8_from_utf16(std::string_view{bytes}.substr(mark), kind == Utf16::big);
        diagnostics.push_back({"encoding-utf16", std::string{path}, 0, 0, "the file is UTF-16"});
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    unify_line_ends(bytes);
    if (const std::size_t bad = text::first_invalid_utf8(bytes); bad != std::string::npos) {
        const std::string_view before = std::string_view{bytes}.substr(0, bad);
        const auto line = static_cast<std::uint32_t>(std::ranges::count(before, '\n') + 1);
        const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
        const auto column = static_cast<std::uint32_t>(text::code_points(before.substr(start)) + 1);
        diagnostics.push_back({"encoding-repaired", std::string{path}, line, column,
                               fmt::format("the byte 0x{:02X} is not UTF-8", static_cast<unsigned char>(bytes[bad]))});
        bytes = text::repaired_utf8(bytes);
    }
}

bool may_be_replaced(const std::filesystem::path& file)
{
    return ::access(file.c_str(), W_OK) == 0 && ::access(file.parent_path().c_str(), W_OK | X_OK) == 0;
}

bool read_text(const PostFile& file, std::string& bytes, std::vector<Diagnostic>& diagnostics)
{
    if (!read_bytes(file, bytes, diagnostics)) return false;
    to_text(bytes, file.path, diagnostics);
    return true;
}

}  // namespace graphmatter::ingest

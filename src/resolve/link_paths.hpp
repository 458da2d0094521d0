#pragma once
#include <string>
#include <string_view>
#include <vector>

// What the target of a link looks like, whatever it leads to.
namespace graphmatter::resolve {

[[nodiscard]] std::string_view folder_of(std::string_view path);
[[nodiscard]] std::string_view name_of(std::string_view path);
/// Two paths as one, `.` and `..` resolved; never above the root.
[[nodiscard]] std::string joined(std::string_view folder, std::string_view path);
/// The names between slashes.
[[nodiscard]] std::vector<std::string_view> segments_of(std::string_view path);
[[nodiscard]] std::string_view without_extension(std::string_view path);
/// A page's path without slashes at its ends, page extension and index.
[[nodiscard]] std::string_view page_path(std::string_view path);
/// A stem without the date in front of jekyll's `2020-01-31-title`.
[[nodiscard]] std::string_view without_date(std::string_view stem);

/// A file such as a picture: an extension that is no page's.
[[nodiscard]] bool is_attachment(std::string_view path);
/// A Markdown file.
[[nodiscard]] bool is_post_file(std::string_view path);
/// A folder or page that site generators and themes make from anything but a post of that name: tags, about, feed.
[[nodiscard]] bool is_made_by_site(std::string_view segment);
/// [[50,447,647]] is a matrix or a box, no wikilink.
[[nodiscard]] bool is_list_of_numbers(std::string_view name);
/// Text that some program fills in: a template, or code that a post shows.
[[nodiscard]] bool has_template(std::string_view target);
/// False for prose. `[Ada]: Hello.` in a transcript is a reference definition to Markdown; its target alone tells.
[[nodiscard]] bool looks_like_place(std::string_view target);

}  // namespace graphmatter::resolve

#pragma once
#include <cstdint>
#include <map>
#include <string>

namespace graphmatter::resolve {

/// Whether a slug may be the label because it is used more than any name: in tags it may.
enum class Slugs : bool { only_without_names, welcome };

/// The shown form used most; ties by label quality, then bytes. `uses` holds at least one shown form.
[[nodiscard]] std::string best_label(const std::map<std::string, std::uint32_t>& uses, Slugs slugs);

}  // namespace graphmatter::resolve

#include "resolve/labels.hpp"

#include <tuple>

#include <graphmatter/text/names.hpp>

namespace graphmatter::resolve {

std::string best_label(const std::map<std::string, std::uint32_t>& uses, Slugs slugs)
{
    const auto rank = [slugs](const auto& entry) {
        const int quality = text::label_quality(entry.first);
        return std::tuple{slugs == Slugs::welcome || quality > 0, entry.second, quality};
    };
    auto best = uses.begin();  // in byte order, so the first of equals stays
    for (auto it = uses.begin(); it != uses.end(); ++it)
        if (rank(*it) > rank(*best)) best = it;
    return best->first;
}

}  // namespace graphmatter::resolve

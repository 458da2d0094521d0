#include "app/chosen_posts.hpp"

#include <fmt/format.h>

#include <graphmatter/model/error.hpp>

namespace graphmatter::app {

ChosenPosts chosen_posts(const Snapshot& snapshot, std::string_view field)
{
    const auto& listed = snapshot.corpus.listed;
    const auto& targets = snapshot.graph.listed_targets;
    ChosenPosts choice;
    for (std::size_t post = 0; post < listed.size(); ++post) {
        const std::size_t before = choice.chosen.values.size();
        for (std::size_t i = listed.offsets[post]; i < listed.offsets[post + 1]; ++i) {
            if (listed.values[i].use != ListUse::chosen) continue;
            if (targets[i] == none<PostId>)
                ++choice.unknown;
            else
                choice.chosen.values.push_back(targets[i]);
        }
        if (choice.chosen.values.size() == before) continue;
        choice.queries.push_back(id_at<PostId>(post));
        choice.chosen.close_row();
    }
    if (choice.queries.empty())
        throw DataError(fmt::format("no post lists other posts of the vault in the field {}", field));
    return choice;
}

}  // namespace graphmatter::app

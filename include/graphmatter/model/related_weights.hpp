#pragma once

namespace graphmatter {

/// Multipliers of the parts of a related post's score; 1 is the default, 0 leaves a part out. With text and title at 0
/// the words of the posts are not read at all. `mentions`, of titles in the prose of other posts, is left out by
/// default: with it every post is read twice. `chosen` raises all parts of a post that n others list, by hand, as
/// related: by 1 + chosen * ln(1 + n).
struct RelatedWeights {
    double text = 1, title = 1, entities = 1, links = 1, recency = 1, mentions = 0, chosen = 0;
};

}  // namespace graphmatter

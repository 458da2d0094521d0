#pragma once
#include <cstdint>

namespace graphmatter {

/// Which posts may be suggested for a dated post; undated ones always may.
enum class RelatedDates : std::uint8_t { all, older_only, newer_only };  // a post of the same time is both

/// For which posts drafts are suggested.
enum class RelatedDrafts : std::uint8_t { for_drafts, for_all };

/// What may stand in a list of related posts, whatever the scores are. Acts before the cut to the wanted length.
struct RelatedPolicies {
    RelatedDates dates = RelatedDates::all;
    RelatedDrafts drafts = RelatedDrafts::for_drafts;
    double min_score = 0;           // suggestions of a lower score are left out
    std::uint32_t per_series = 3;   // of one list, at most; 0: as many as there are
    std::uint32_t per_speaker = 0;  // likewise
};

}  // namespace graphmatter

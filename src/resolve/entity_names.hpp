#pragma once
#include <cstdint>
#include <span>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/resolve/resolve.hpp>

#include "resolve/entities.hpp"
#include "resolve/name_keys.hpp"

namespace graphmatter::resolve {

/// The alias entry that names each entity: places in `aliases`, or `none`.
struct AliasNames {
    std::span<const AliasEntry> aliases;
    std::span<const std::uint32_t> of_entity;
    static constexpr std::uint32_t none = 0xFFFFFFFF;
};

/// Puts the forms of each entity in order, gives it its label, and says why each form is joined with that; in parallel.
void name_entities(const Corpus& corpus, const NameKeys& keys, const AliasNames& names, Entities& entities);

}  // namespace graphmatter::resolve

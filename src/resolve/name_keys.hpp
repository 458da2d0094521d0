#pragma once
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <graphmatter/model/ids.hpp>
#include <graphmatter/model/names.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::resolve {

/// The keys of names by the rules of their kinds.
class NameKeys {
  public:
    NameKeys(const Schema& schema, std::span<const KindNames> distinct);

    /// The key under which forms of a kind meet. A distinct spelling has a key of its own, in quotes, which are never
    /// part of another key: `"EVE"` beside `eve`.
    [[nodiscard]] std::string key(KindId kind, std::string_view name) const;
    /// True if the squashed key may join this key with others of its kind: not for URLs and for tags such as `c d`.
    [[nodiscard]] bool may_squash(KindId kind, std::string_view key) const;
    /// A kind of URLs may hold names, too, by a field that takes them or by the alias file.
    [[nodiscard]] bool is_address(KindId kind, std::string_view name) const;
    [[nodiscard]] bool is_url_kind(KindId kind) const { return is_url_[index(kind)]; }
    [[nodiscard]] bool is_tag_kind(KindId kind) const { return is_tag_[index(kind)]; }

  private:
    std::vector<bool> is_url_, is_tag_;  // by kind
    std::set<std::pair<KindId, std::string>> distinct_;
};

}  // namespace graphmatter::resolve

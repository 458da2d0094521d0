#pragma once
#include <string>
#include <utility>
#include <vector>

namespace graphmatter {

/// One entry of an alias file: these names are the canonical one.
struct AliasEntry {
    std::string kind;       // name of a kind
    std::string canonical;  // becomes the label
    std::vector<std::string> names;
    std::string where;  // "aliases.yaml:12", for messages
};

/// Names of one kind: those that mean nothing, or those that stand for themselves alone.
struct KindNames {
    std::string kind;
    std::vector<std::string> names;
};

}  // namespace graphmatter

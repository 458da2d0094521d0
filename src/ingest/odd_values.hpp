#pragma once
#include <string_view>
#include <vector>

#include <graphmatter/model/diagnostic.hpp>
#include <graphmatter/model/schema.hpp>

#include "ingest/value.hpp"

namespace graphmatter::ingest {

/// The fields of a post and what they are read by.
struct FieldsOfPost {
    const Value& map;
    const Schema& schema;
    std::string_view path, today;
};

/// Adds values of another type than their field takes, quotes within values and titles, further dates in odd forms.
/// The first date was looked at when the fields were read.
void note_odd_values(const FieldsOfPost& post, std::vector<Diagnostic>& diagnostics);

}  // namespace graphmatter::ingest

#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/value.hpp"

namespace graphmatter::ingest {

/// A YAML file of ours (configuration, aliases) and the complaints about it.
struct YamlDocument {
    std::string name;  // as shown in messages
    Value root;

    /// Throws UsageError "name:line:column: message".
    [[noreturn]] void complain(const Value& at, const std::string& message) const;
    [[noreturn]] void complain(const Field& at, const std::string& message) const;
    /// Throws unless the value is a map; null counts as an empty one.
    void expect_map(const Value& value, std::string_view what) const;
    [[nodiscard]] const std::string& text(const Value& value, std::string_view what) const;
    /// A list of texts, or a single text as a list of one.
    [[nodiscard]] std::vector<std::string> texts(const Value& value, std::string_view what) const;
    /// Complains of a key that is none of these, naming the nearest.
    [[noreturn]] void unknown_key(const Field& field, std::vector<std::string_view> valid) const;
};

/// Throws UsageError when the file cannot be read or is no YAML.
[[nodiscard]] YamlDocument read_yaml_document(const std::filesystem::path& file);

}  // namespace graphmatter::ingest

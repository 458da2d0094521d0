#pragma once
#include <string>
#include <vector>

#include <graphmatter/model/diagnostic.hpp>

#include "ingest/value.hpp"

namespace graphmatter::test {

/// A value on one line: ~, plain, 'quoted', [lists], {maps: of}.
inline std::string shown(const ingest::Value& value)
{
    using Type = ingest::Value::Type;
    std::string out;
    switch (value.type) {
        case Type::null: return "~";
        case Type::scalar: return value.plain ? value.text : "'" + value.text + "'";
        case Type::list:
            for (const auto& item : value.items) out += (out.empty() ? "" : ", ") + shown(item);
            return "[" + out + "]";
        case Type::map: break;
    }
    for (const auto& field : value.fields) out += (out.empty() ? "" : ", ") + field.name + ": " + shown(field.value);
    return "{" + out + "}";
}

/// "line:column" of anything that has both.
template <class Placed>
std::string place(const Placed& at)
{
    return std::to_string(at.line) + ":" + std::to_string(at.column);
}

/// Diagnostics as "code line:column".
inline std::vector<std::string> shown(const std::vector<Diagnostic>& diagnostics)
{
    std::vector<std::string> out;
    for (const Diagnostic& d : diagnostics) out.push_back(std::string{d.code} + " " + place(d));
    return out;
}

}  // namespace graphmatter::test

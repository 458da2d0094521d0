#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <graphmatter/model/diagnostic.hpp>

namespace graphmatter::ingest {

struct Field;

/// A front-matter value of any format, every scalar as written, with its place in the file.
struct Value {
    enum class Type : std::uint8_t { null, scalar, list, map };
    Type type = Type::null;
    bool plain = true;          // scalar: written without quotes
    std::uint32_t line = 0;     // 1-based, in the file
    std::uint32_t column = 0;   // 1-based, in characters
    std::string text;           // scalar
    std::vector<Value> items;   // list
    std::vector<Field> fields;  // map, in the order written; a name may stand there twice
};

struct Field {
    std::string name;
    std::uint32_t line = 0, column = 0;
    Value value;
};

/// What is wrong with a block, and where.
struct Flaw {
    std::uint32_t line = 0, column = 0;
    std::string message;
    std::string subject{};  // as in Diagnostic: what stays the same when the message is worded anew
};

/// A parsed block. `flaw` is set when the text is not of its format; the value is then null.
struct Parsed {
    Value value;
    std::optional<Flaw> flaw;
};

}  // namespace graphmatter::ingest

#include "ingest/post_lists.hpp"

#include <array>
#include <string_view>

#include "ingest/field_text.hpp"

namespace graphmatter::ingest {

namespace {

// What says in a map which post is meant, surest first.
constexpr std::array<std::string_view, 8> keys{"path", "file", "url", "link", "href", "slug", "title", "name"};

void add(const Value& value, ListUse use, std::vector<WrittenPost>& posts)
{
    switch (value.type) {
        case Value::Type::null: return;
        case Value::Type::scalar:
            if (const std::string_view target = trimmed(value.text); !target.empty())
                posts.push_back({std::string{target}, value.line, value.column, use});
            return;
        case Value::Type::list:  // [[A]] without quotes is a list in a list
            for (const Value& item : value.items) add(item, use, posts);
            return;
        case Value::Type::map:
            for (const std::string_view key : keys)
                for (const Field& field : value.fields)
                    if (lower(field.name) == key && field.value.type == Value::Type::scalar)
                        return add(field.value, use, posts);
            return;
    }
}

}  // namespace

std::vector<WrittenPost> listed_posts(const Value& value, ListUse use)
{
    std::vector<WrittenPost> posts;
    add(value, use, posts);
    return posts;
}

}  // namespace graphmatter::ingest

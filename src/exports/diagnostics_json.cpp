#include <graphmatter/exports/diagnostics_json.hpp>

#include <nlohmann/json.hpp>

namespace graphmatter::exports {

std::string diagnostics_json(std::span<const Diagnostic> diagnostics)
{
    // Paths and messages may hold bytes that are not UTF-8.
    constexpr auto repair = nlohmann::ordered_json::error_handler_t::replace;
    std::string out = "[";
    for (const Diagnostic& diagnostic : diagnostics) {
        const DiagnosticCode& code = about_code(diagnostic.code);
        const nlohmann::ordered_json object{{"code", diagnostic.code},     {"severity", name_of(code.severity)},
                                            {"path", diagnostic.path},     {"line", diagnostic.line},
                                            {"column", diagnostic.column}, {"message", diagnostic.message},
                                            {"help", code.help},           {"fixable", diagnostic.repair.has_value()}};
        out += out.size() == 1 ? "\n" : ",\n";
        out += object.dump(-1, ' ', false, repair);
    }
    return out + (diagnostics.empty() ? "]\n" : "\n]\n");
}

}  // namespace graphmatter::exports

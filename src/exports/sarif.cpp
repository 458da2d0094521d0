#include <graphmatter/exports/sarif.hpp>

#include <cstdint>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace graphmatter::exports {

namespace {

using Json = nlohmann::ordered_json;

/// A path as a relative URI reference or, when it is absolute, as a file URI (RFC 3986).
std::string uri_of(std::string_view path)
{
    constexpr std::string_view unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@";
    std::string uri = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        if (unreserved.find(c) != std::string_view::npos)
            uri += c;
        else
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return uri;
}

/// FNV-1a, 64 bits: the same on every machine.
std::uint64_t hash_of(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash;
}

/// What GitHub calls the severity of a problem.
std::string_view problem_severity(Severity severity)
{
    return severity == Severity::note ? "recommendation" : name_of(severity);
}

Json rule_of(const DiagnosticCode& code)
{
    std::string text = fmt::format("{} {}", code.about, code.help), markdown = text;
    if (!code.example.empty()) {
        text += fmt::format("\n\nExample:\n{}", code.example);
        markdown += fmt::format("\n\nExample:\n\n```yaml\n{}\n```", code.example);
    }
    return {{"id", code.code},
            {"shortDescription", {{"text", code.about}}},
            {"fullDescription", {{"text", code.about}}},
            {"help", {{"text", text}, {"markdown", markdown}}},
            {"defaultConfiguration", {{"level", name_of(code.severity)}}},
            {"properties",
             {{"tags", Json::array({"front-matter"})}, {"problem.severity", problem_severity(code.severity)}}}};
}

Json artifact_of(const std::string& path)
{
    Json artifact{{"uri", uri_of(path)}};
    if (!path.starts_with('/')) artifact["uriBaseId"] = "%SRCROOT%";
    return artifact;
}

Json fix_of(const TextEdit& edit, const std::string& path)
{
    Json replacement{{"deletedRegion",
                      {{"startLine", edit.line},
                       {"startColumn", edit.column},
                       {"endLine", edit.end_line},
                       {"endColumn", edit.end_column}}}};
    if (!edit.instead.empty()) replacement["insertedContent"] = {{"text", edit.instead}};
    const Json change{{"artifactLocation", artifact_of(path)}, {"replacements", Json::array({replacement})}};
    return {{"description", {{"text", "What graphmatter check --fix writes"}}},
            {"artifactChanges", Json::array({change})}};
}

Json location_of(const Diagnostic& diagnostic, const std::string& path)
{
    Json physical{{"artifactLocation", artifact_of(path)}};
    if (diagnostic.line > 0) {
        physical["region"] = {{"startLine", diagnostic.line}};
        if (diagnostic.column > 0) physical["region"]["startColumn"] = diagnostic.column;
    }
    return {{"physicalLocation", physical}};
}

}  // namespace

std::string sarif(std::span<const Diagnostic> diagnostics, std::string_view version,
                  const std::function<std::string(const std::string&)>& path_of)
{
    // Paths and messages may hold bytes that are not UTF-8.
    constexpr auto repair = Json::error_handler_t::replace;
    Json rules = Json::array();
    std::map<std::string_view, std::size_t> rule_index;
    for (const DiagnosticCode& code : diagnostic_codes()) {
        rule_index.emplace(code.code, rules.size());
        rules.push_back(rule_of(code));
    }
    const Json driver{{"name", "graphmatter"}, {"semanticVersion", version}, {"rules", rules}};
    std::string out =
        "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\n";
    out += "\"tool\":" + Json{{"driver", driver}}.dump(-1, ' ', false, repair);
    out +=
        ",\n\"columnKind\":\"unicodeCodePoints\",\n\"originalUriBaseIds\":{\"%SRCROOT%\":{\"description\":{\"text\":"
        "\"The folder in which graphmatter ran\"}}},\n\"results\":[";
    std::map<std::string, std::size_t> seen;
    bool first = true;
    for (const Diagnostic& diagnostic : diagnostics) {
        const std::string fingerprint = fingerprint_of(diagnostic);
        Json result{{"ruleId", diagnostic.code},
                    {"ruleIndex", rule_index.at(diagnostic.code)},
                    {"level", name_of(about_code(diagnostic.code).severity)},
                    {"message", {{"text", diagnostic.message}}}};
        if (!diagnostic.path.empty())
            result["locations"] = Json::array({location_of(diagnostic, path_of(diagnostic.path))});
        result["partialFingerprints"] = {
            {"graphmatter/v1", fmt::format("{:016x}:{}", hash_of(fingerprint), ++seen[fingerprint])}};
        if (diagnostic.repair && diagnostic.repair->edit)
            result["fixes"] = Json::array({fix_of(*diagnostic.repair->edit, path_of(diagnostic.path))});
        out += first ? "\n" : ",\n";
        first = false;
        out += result.dump(-1, ' ', false, repair);
    }
    return out + (first ? "]\n}]}\n" : "\n]\n}]}\n");
}

}  // namespace graphmatter::exports

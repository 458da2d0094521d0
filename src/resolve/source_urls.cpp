#include "resolve/source_urls.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <graphmatter/text/encoding.hpp>

namespace graphmatter::resolve {

namespace {

constexpr std::array<std::string_view, 18> tracking{"fbclid", "gclid",  "dclid",   "msclkid", "yclid",   "twclid",
                                                    "igshid", "mc_cid", "mc_eid",  "ref_src", "ref_url", "spm",
                                                    "_hsenc", "_hsmi",  "vero_id", "wt_mc",   "cmpid",   "mkt_tok"};

std::string lower(std::string_view text)
{
    std::string out{text};
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

bool is_tracking(std::string_view parameter)
{
    const std::string name = lower(parameter.substr(0, parameter.find('=')));
    return name.starts_with("utm_") || std::ranges::find(tracking, name) != tracking.end();
}

/// Calls use(parameter) for each part of a query.
template <class Use>
void each_parameter(std::string_view query, Use use)
{
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        if (end > 0) use(query.substr(0, end));
        query.remove_prefix(std::min(end + 1, query.size()));
    }
}

/// The video that a YouTube address shows, or an empty view.
std::string_view youtube_video(std::string_view host, std::string_view path, std::string_view query)
{
    const auto segment = [](std::string_view p) { return p.substr(0, p.find('/')); };
    if (host == "youtu.be") return path.empty() ? path : segment(path.substr(1));
    if (host != "youtube.com" && host != "youtube-nocookie.com") return {};
    for (const std::string_view folder : {"/shorts/", "/live/", "/embed/", "/v/"})
        if (path.starts_with(folder)) return segment(path.substr(folder.size()));
    std::string_view video;
    if (path == "/watch" || path == "/watch/")
        each_parameter(query, [&video](std::string_view p) {
            if (p.starts_with("v=")) video = p.substr(2);
        });
    return video;
}

std::string normalized_host(std::string_view authority)
{
    authority.remove_prefix(authority.rfind('@') + 1);  // npos + 1 is 0
    std::string host = lower(authority);
    for (const std::string_view port : {":443", ":80"})
        if (host.ends_with(port)) host.resize(host.size() - port.size());
    while (host.ends_with('.')) host.pop_back();
    if (host.starts_with("www.") && host.find('.', 4) != std::string::npos) host.erase(0, 4);
    if (host == "m.youtube.com" || host == "music.youtube.com") host = "youtube.com";
    return host;
}

}  // namespace

std::string normalized_url(std::string_view url)
{
    const std::size_t scheme_end = url.find("://");
    if (scheme_end == std::string_view::npos) return std::string{url};
    std::string scheme = lower(url.substr(0, scheme_end));
    if (scheme == "http") scheme = "https";
    std::string_view rest = url.substr(scheme_end + 3);
    rest = rest.substr(0, rest.find('#'));
    const std::size_t question = std::min(rest.find('?'), rest.size());
    const std::string_view query = question < rest.size() ? rest.substr(question + 1) : std::string_view{};
    const std::string_view front = rest.substr(0, question);
    const std::size_t slash = std::min(front.find('/'), front.size());
    const std::string host = normalized_host(front.substr(0, slash));
    std::string_view path = front.substr(slash);

    if (const std::string_view video = youtube_video(host, path, query); !video.empty())
        return "https://youtube.com/watch?v=" + std::string{video};
    while (path.ends_with('/')) path.remove_suffix(1);
    std::string result = scheme + "://" + host + std::string{path};
    char sign = '?';
    each_parameter(query, [&](std::string_view parameter) {
        if (is_tracking(parameter)) return;
        result += sign;
        result += parameter;
        sign = '&';
    });
    for (std::size_t at = result.find(' '); at != std::string::npos; at = result.find(' ', at))
        result.replace(at, 1, "%20");
    return result;
}

std::string_view host_of(std::string_view url)
{
    const std::size_t start = url.find("://");
    if (start == std::string_view::npos) return {};
    url.remove_prefix(start + 3);
    return url.substr(0, url.find_first_of("/?#"));
}

std::string percent_decoded(std::string_view text)
{
    if (text.find('%') == std::string_view::npos) return std::string{text};
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned value = 0;
        const bool coded =
            text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16).ptr == text.data() + i + 3;
        out.push_back(coded ? static_cast<char>(value) : text[i]);
        if (coded) i += 2;
    }
    return text::is_valid_utf8(out) ? out : std::string{text};
}

}  // namespace graphmatter::resolve

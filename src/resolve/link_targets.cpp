#include "resolve/link_targets.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include <graphmatter/text/encoding.hpp>
#include <graphmatter/text/url_scheme.hpp>

#include "resolve/link_paths.hpp"
#include "resolve/own_site.hpp"
#include "resolve/source_urls.hpp"

namespace graphmatter::resolve {

namespace {

/// Posts by everything a link may call them.
class PostIndex {
  public:
    explicit PostIndex(const Corpus& corpus) : corpus_{corpus}
    {
        for (std::size_t i = 0; i < corpus.posts.size(); ++i) {
            const Post& post = corpus.posts[i];
            const auto id = id_at<PostId>(i);
            const std::string_view path = corpus[post.path], stem = name_of(path).substr(0, name_of(path).rfind('.'));
            paths_.try_emplace(std::string{path}, id);
            pages_.try_emplace(std::string{page_path(path)}, id);
            folded_pages_.try_emplace(text::case_folded(page_path(path)), id);
            const std::string_view url = corpus[post.url];
            if (!url.empty() && url.starts_with('/')) urls_.try_emplace(percent_decoded(page_path(url)), id);
            names_[text::case_folded(stem)].push_back(id);
            if (without_date(stem) != stem) names_[text::case_folded(without_date(stem))].push_back(id);
            titles_[text::case_folded(corpus[post.title])].push_back(id);
            for (const StringId alias : corpus.aliases[i]) titles_[text::case_folded(corpus[alias])].push_back(id);
        }
        for (std::size_t i = 0; i < corpus.posts.size(); ++i)  // behind the addresses that posts have now
            for (const StringId alias : corpus.aliases[i])
                if (corpus[alias].starts_with('/'))
                    urls_.try_emplace(percent_decoded(page_path(corpus[alias])), id_at<PostId>(i));
    }

    /// A path from the root. The file itself first: a link to a.mdx does not mean a.md.
    [[nodiscard]] PostId at_path(std::string_view path) const
    {
        while (path.starts_with('/')) path.remove_prefix(1);
        if (const auto exact = paths_.find(std::string{path}); exact != paths_.end()) return exact->second;
        const std::string page{page_path(path)};
        for (const auto* map : {&urls_, &pages_})
            if (const auto found = map->find(page); found != map->end()) return found->second;
        const auto folded = folded_pages_.find(text::case_folded(page));
        return folded == folded_pages_.end() ? none<PostId> : folded->second;
    }

    [[nodiscard]] const std::vector<PostId>* named(std::string_view name) const { return look_up(names_, name); }
    [[nodiscard]] const std::vector<PostId>* titled(std::string_view title) const { return look_up(titles_, title); }
    [[nodiscard]] std::string_view path(PostId post) const { return corpus_[corpus_.posts[index(post)].path]; }

    /// Every folder above a post's file or URL; "" when a post stands in none.
    [[nodiscard]] std::unordered_set<std::string_view> folders() const
    {
        std::unordered_set<std::string_view> found;
        for (const auto* map : {&pages_, &urls_})
            for (const auto& [page, post] : *map)
                if (std::string_view folder = folder_of(page); folder.empty())
                    found.insert(folder);
                else
                    for (; !folder.empty() && found.insert(folder).second;) folder = folder_of(folder);
        return found;
    }

  private:
    using Names = std::unordered_map<std::string, std::vector<PostId>>;
    static const std::vector<PostId>* look_up(const Names& names, std::string_view name)
    {
        const auto found = names.find(text::case_folded(name));
        return found == names.end() ? nullptr : &found->second;
    }

    const Corpus& corpus_;
    std::unordered_map<std::string, PostId> paths_, pages_, folded_pages_, urls_;
    Names names_, titles_;
};

class Resolver {
  public:
    Resolver(const Corpus& corpus, std::span<const std::string> base_urls, std::vector<Diagnostic>& diagnostics)
        : corpus_{corpus}, index_{corpus}, site_{corpus}, diagnostics_{diagnostics}
    {
        for (const std::string& url : base_urls) {
            base_urls_.push_back(normalized_url(url));
            const std::string& base = base_urls_.back();
            const std::size_t host = base.find("://");
            const std::size_t path = host == std::string::npos ? host : base.find('/', host + 3);
            if (path != std::string::npos) base_paths_.push_back(base.substr(path) + '/');
        }
    }

    LinkTargets run()
    {
        LinkTargets targets;
        targets.posts.reserve(corpus_.links.values.size());
        for (std::size_t p = 0; p < corpus_.posts.size(); ++p)
            for (const Link& link : corpus_.links[p]) {
                from_ = &corpus_.posts[p];
                link_ = &link;
                is_dead_ = false;
                targets.posts.push_back(link.form == LinkForm::wikilink ? wikilink(corpus_[link.target])
                                                                        : markdown_link(corpus_[link.target]));
                targets.dead.push_back(is_dead_ ? 1 : 0);
                if (is_dead_) note("link-dead", fmt::format("no post at {}", corpus_[link.target]));
            }
        for (std::size_t p = 0; p < corpus_.listed.size(); ++p)
            for (const ListedPost& listed : corpus_.listed[p]) {
                const Link place{listed.target, listed.line, listed.column};
                from_ = &corpus_.posts[p];
                link_ = &place;
                is_dead_ = false;
                const PostId found = listed_post(corpus_[listed.target]);
                targets.listed.push_back(found == id_at<PostId>(p) ? none<PostId> : found);
                if (is_dead_) note("listed-unknown", fmt::format("no post called {}", corpus_[listed.target]));
            }
        return targets;
    }

  private:
    void note(std::string_view code, std::string message)
    {
        diagnostics_.push_back({code, std::string{corpus_[from_->path]}, link_->line, link_->column, std::move(message),
                                std::string{corpus_[link_->target]}});
    }

    PostId dead()
    {
        is_dead_ = true;
        return none<PostId>;
    }

    /// The part of a URL below one of the site's base URLs, from the root.
    std::optional<std::string> below_base(std::string_view url) const
    {
        const std::string whole =
            normalized_url(url.starts_with("//") ? "https:" + std::string{url} : std::string{url});
        for (const std::string& base : base_urls_)
            if (whole.starts_with(base) && (whole.size() == base.size() || whole[base.size()] == '/'))
                return whole.substr(base.size());
        return std::nullopt;
    }

    PostId markdown_link(std::string_view target)
    {
        const bool has_scheme = target.find(':') < target.find_first_of("/?#");
        std::string below;
        if (has_scheme || target.starts_with("//")) {
            const auto path = below_base(target);
            if (!path) {
                if (has_scheme && text::has_odd_scheme(target))
                    note("link-dead", fmt::format("{} begins with no scheme that there is", target));
                return on_own_site(target);
            }
            below = path->empty() ? "/" : *path;
            target = below;
        }
        if (has_template(target)) return none<PostId>;
        const std::string path = text::nfc(percent_decoded(target.substr(0, target.find_first_of("?#"))));
        if (path.empty()) return none<PostId>;  // a place on the same page
        if (const PostId found = at(path); found != none<PostId>) return found;
        return is_attachment(path) || !means_post(path) ? none<PostId> : dead();
    }

    /// A path from the site's root may lead to a page that the generator makes; whether it means a post shows where the
    /// posts are.
    bool means_post(const std::string& path)
    {
        if (link_->form == LinkForm::reference && !looks_like_place(corpus_[link_->target])) return false;
        if (is_post_file(path)) return true;
        if (!folders_) folders_ = index_.folders();
        if (!path.starts_with('/')) {
            const std::string whole = joined(folder_of(corpus_[from_->path]), path);
            const auto segments = segments_of(whole);
            return path.find('/') == std::string::npos || segments.empty() || !is_made_by_site(segments.front()) ||
                   folders_->contains(segments.front());
        }
        if (is_among_posts(joined({}, path))) return true;
        for (const std::string& base : base_paths_)
            if (path.starts_with(base) && is_among_posts(joined({}, path.substr(base.size())))) return true;
        // With several roots, their names come first; a folder further on shows that this one is meant.
        const std::string_view from = corpus_[from_->path];
        const std::string below_root = joined(from.substr(0, from.find('/')), path);
        const auto segments = segments_of(below_root);
        return segments.size() > 2 && folders_->contains(std::string{segments[0]} + '/' + std::string{segments[1]}) &&
               is_among_posts(below_root);
    }

    /// True if posts live below the first folder of a path that is no folder itself and holds no generator's name.
    bool is_among_posts(const std::string& path) const
    {
        const auto segments = segments_of(without_extension(path));
        if (segments.empty() || folders_->contains(path)) return false;
        const bool is_alone = segments.size() == 1;
        // <a href="/login"> is mostly a part of a program that the post shows.
        if (is_alone && (link_->form == LinkForm::html || is_made_by_site(segments.front()))) return false;
        if (std::any_of(segments.begin() + 1, segments.end(), is_made_by_site)) return false;
        return folders_->contains(is_alone ? std::string_view{} : segments.front());
    }

    /// A link to the site itself by its whole URL. Other pages may stand there too, so that none is dead.
    PostId on_own_site(std::string_view url) const
    {
        const std::string_view path = site_.path_of(url);
        if (path.size() < 2) return none<PostId>;
        const PostId found = index_.at_path(text::nfc(percent_decoded(path)));
        return found == none<PostId> ? site_.post_at(path) : found;
    }

    PostId at(const std::string& path) const
    {
        const std::string_view from = corpus_[from_->path];
        if (path.starts_with('/')) {
            if (const PostId found = index_.at_path(joined({}, path)); found != none<PostId>) return found;
            for (const std::string& base : base_paths_)
                if (path.starts_with(base))
                    if (const PostId found = index_.at_path(joined({}, path.substr(base.size())));
                        found != none<PostId>)
                        return found;
            // With several roots, their names come first in a path.
            return index_.at_path(joined(from.substr(0, from.find('/')), path));
        }
        for (const std::string_view folder : {folder_of(from), page_path(from)})
            if (const PostId found = index_.at_path(joined(folder, path)); found != none<PostId>) return found;
        const std::string_view url = corpus_[from_->url];
        if (url.empty()) return none<PostId>;
        for (const std::string_view folder : {folder_of(page_path(url)), page_path(url)})
            if (const PostId found = index_.at_path(joined(folder, path)); found != none<PostId>) return found;
        return none<PostId>;
    }

    PostId wikilink(std::string_view target)
    {
        std::string_view name = target.substr(0, target.find_first_of("#^|"));
        while (name.ends_with('\\')) name.remove_suffix(1);  // in a table: [[page\|label]]
        while (name.starts_with(' ')) name.remove_prefix(1);
        while (name.ends_with(' ')) name.remove_suffix(1);
        if (name.empty() || is_list_of_numbers(name)) return none<PostId>;
        const std::string nfc = text::nfc(name);
        if (const auto* posts = index_.titled(nfc); posts != nullptr && name.find('/') != std::string_view::npos)
            return nearest(*posts);
        if (name.find('/') != std::string_view::npos) return wikilink_path(nfc);
        const std::string_view stem = without_extension(nfc);
        for (const auto* posts : {index_.named(stem), index_.titled(nfc)})
            if (posts != nullptr) return nearest(*posts);
        return is_attachment(nfc) ? none<PostId> : dead();
    }

    /// A title, a file name, a path, a URL or a wikilink.
    PostId listed_post(std::string_view written)
    {
        if (written.starts_with("[[") && written.ends_with("]]")) written = written.substr(2, written.size() - 4);
        if (written.find("://") != std::string_view::npos) return markdown_link(written);
        if (const auto* posts = index_.titled(text::nfc(written))) return nearest(*posts);
        PostId found = wikilink(written);
        if (found == none<PostId>) found = at(text::nfc(percent_decoded(written)));
        is_dead_ = is_dead_ && found == none<PostId>;
        return found;
    }

    /// A path in a wikilink may leave out folders in front.
    PostId wikilink_path(const std::string& path)
    {
        if (const PostId found = at(path); found != none<PostId>) return found;
        if (const PostId found = index_.at_path(path); found != none<PostId>) return found;
        const std::string wanted = text::case_folded(page_path(path));
        std::vector<PostId> fitting;
        if (const auto* posts = index_.named(name_of(page_path(path))))
            for (const PostId post : *posts)
                if (text::case_folded(page_path(index_.path(post))).ends_with('/' + wanted)) fitting.push_back(post);
        if (!fitting.empty()) return nearest(fitting);
        return is_attachment(path) ? none<PostId> : dead();
    }

    /// Of several posts: in the same folder, else by the shortest path, else bytewise.
    PostId nearest(const std::vector<PostId>& posts)
    {
        const std::string_view here = folder_of(corpus_[from_->path]);
        const auto rank = [&](PostId post) {
            const std::string_view path = index_.path(post);
            return std::tuple{folder_of(path) != here, path.size(), path};
        };
        const PostId best = *std::ranges::min_element(posts, {}, rank);
        if (std::ranges::any_of(posts, [best](PostId post) { return post != best; })) {
            note("link-ambiguous",
                 fmt::format("{} fits {} posts; taken: {}", corpus_[link_->target], posts.size(), index_.path(best)));
            diagnostics_.back().other_path = index_.path(best);
        }
        return best;
    }

    const Corpus& corpus_;
    PostIndex index_;
    OwnSite site_;
    std::vector<std::string> base_urls_, base_paths_;  // normalised; "/blog/"
    std::vector<Diagnostic>& diagnostics_;
    const Post* from_ = nullptr;
    const Link* link_ = nullptr;
    bool is_dead_ = false;
    std::optional<std::unordered_set<std::string_view>> folders_;  // made when a link needs it
};

}  // namespace

LinkTargets find_link_targets(const Corpus& corpus, std::span<const std::string> base_urls,
                              std::vector<Diagnostic>& diagnostics)
{
    if (corpus.links.values.empty() && corpus.listed.values.empty()) return {};
    return Resolver{corpus, base_urls, diagnostics}.run();
}

}  // namespace graphmatter::resolve

#pragma once
#include <span>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/progress.hpp>

#include "ingest/find_files.hpp"

namespace graphmatter::ingest {

/// Reads the posts a second time and finds the titles of all of them in the prose of each: one to eight terms
/// (text::Terms) in a row, within one piece of prose (find_prose). A title counts at each place where it begins, within
/// a longer one too. A file that is gone by now holds no title; one that has changed is taken as it is. Terms in a row
/// are known by a 64-bit hash, as those of TermDictionary. Cost: one pass over the bytes, some 100 MB/s and thread, in
/// the calling thread's arena; at most 64 bytes a term of the titles, 4 a post and 8 a title found in a post. The same
/// for any number of threads. `files` are those that the corpus was read from. Throws Cancelled.
[[nodiscard]] TitleMentions find_title_mentions(std::span<const PostFile> files, const Corpus& corpus,
                                                const Watch& watch);

}  // namespace graphmatter::ingest

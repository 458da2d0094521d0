#pragma once

namespace graphmatter::exports {

/// Gives the calling thread, and it alone, a lesser share of the processors where there are too few for all: less than
/// half of what a thread has that was not asked. For what is made beside the file that takes longest, so that this one
/// is not kept waiting. Stays so until the thread ends; on systems other than Linux it does nothing. Never fails.
void give_way() noexcept;

}  // namespace graphmatter::exports

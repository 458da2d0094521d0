#pragma once
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

namespace graphmatter::example {

/// The result of a call made with that many threads, even on a machine with fewer cores.
template <class Call>
auto with_threads(unsigned threads, Call call)
{
    const tbb::global_control allowed{tbb::global_control::max_allowed_parallelism, threads};
    tbb::task_arena arena{static_cast<int>(threads)};
    return arena.execute(call);
}

}  // namespace graphmatter::example

#include <graphmatter/exports/give_way.hpp>

#include <sys/resource.h>

namespace graphmatter::exports {

void give_way() noexcept
{
#ifdef __linux__
    // Elsewhere this is of the whole process. At 4 two threads weigh 0.83 of one at 0 (sched(7)), so that with two
    // processors that one has its own.
    constexpr int niceness = 4;
    ::setpriority(PRIO_PROCESS, 0, niceness);
#endif
}

}  // namespace graphmatter::exports

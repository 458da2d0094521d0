#include <graphmatter/exports/give_way.hpp>

#include <sys/resource.h>

#include <algorithm>
#include <cerrno>

namespace graphmatter::exports {

void give_way() noexcept
{
#ifdef __linux__
    // Elsewhere this is of the whole process. Two threads that are nicer by 4 weigh 0.83 of one that is not (sched(7)),
    // so that of two processors it has its own, as long as no third is as busy. Never less nice than before, which
    // root would be granted.
    constexpr int nicer = 4, nicest = 19;
    errno = 0;
    const int now = ::getpriority(PRIO_PROCESS, 0);
    if (errno == 0) ::setpriority(PRIO_PROCESS, 0, std::min(now + nicer, nicest));
#endif
}

}  // namespace graphmatter::exports

#pragma once
#include <fcntl.h>
#include <unistd.h>

namespace graphmatter::ingest {

/// A file open for reading; get() is negative where that failed, and errno says why.
class Descriptor {
  public:
    explicit Descriptor(const char* path) : value_{::open(path, O_RDONLY | O_CLOEXEC)} {}
    ~Descriptor()
    {
        if (value_ >= 0) ::close(value_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return value_; }

  private:
    int value_;
};

}  // namespace graphmatter::ingest

#pragma once
#include <stdexcept>
#include <string>

namespace graphmatter {

/// The run cannot go on. Thrown by the library, caught once in main; nothing else escapes from it.
class Error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};
/// A wrong option, name or configuration file (exit status 2).
class UsageError : public Error {
  public:
    using Error::Error;
};
/// A folder that cannot be read, a file that cannot be written, a database that is none (exit status 1).
class DataError : public Error {
  public:
    using Error::Error;
};
/// The caller asked to stop; files are as they were, or as the message says.
class Cancelled : public Error {
  public:
    Cancelled() : Error("stopped; no file was changed") {}
    using Error::Error;
};

}  // namespace graphmatter

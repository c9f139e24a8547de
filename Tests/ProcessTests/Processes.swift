import Testing
import TestSupport

/// The real executables, started, killed and cut off. One after the other: several of them measure how soon a process
/// is replaced, and one restarts the database.
@Suite("Processes", .serialized, .database, .timeLimit(.minutes(3)))
enum Processes {}

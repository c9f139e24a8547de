import ArgumentParser
import Foundation
import JobQueue

/// Reads what operators write on the command line, and says what would have been right.
enum JobArgument {
    static func jobID(_ text: String) throws -> JobID {
        guard let number = Int64(text), number > 0 else {
            throw ValidationError("a job's number is a whole number from 1 on, as redress jobs list prints it")
        }
        return JobID(rawValue: number)
    }

    static func subject(_ text: String) throws -> UUID {
        guard let subject = UUID(uuidString: text) else {
            throw ValidationError("a subject is a UUID, as redress jobs list --json prints it")
        }
        return subject
    }

    static func queue(_ text: String) throws -> QueueName {
        guard !text.isEmpty, !text.contains("/") else {
            throw ValidationError("a queue is a name without a slash, such as mail")
        }
        return QueueName(rawValue: text)
    }

    static func provider(_ text: String) throws -> String {
        guard !text.isEmpty, !text.contains("/") else {
            throw ValidationError("a provider is a name without a slash, such as o2")
        }
        return text
    }

    static func lane(_ text: String) throws -> Lane {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else {
            throw ValidationError("a lane is a queue, or a queue and a provider, such as mail/o2")
        }
        return Lane(rawValue: text)
    }

    static func scope(_ text: String) throws -> Scope {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let isScope = parts.count == 1 ? parts[0] != "" : parts.count == 2 && parts[1] != ""
        guard isScope else {
            throw ValidationError(
                "a scope is a lane (mail/o2), a queue with all its lanes (mail), or a provider in all queues (/o2)")
        }
        return Scope(rawValue: text)
    }

    /// `90s`, `15m`, `2h`, `3d`.
    static func duration(_ text: String) throws -> Duration {
        guard let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()), (0...9999).contains(count)
        else {
            throw ValidationError("a time is a whole number up to 9999 and a unit: 90s, 15m, 2h or 3d")
        }
        return .seconds(count * unit)
    }

    private static let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
}

import Postgres

/// An error that names its own category for the error history: short, stable, without personal data.
public protocol CategorizedError: Error {
    var category: String { get }
}

/// What the history keeps of an error. An error's own text may hold data, so only its type is written, unless the
/// type promises better.
enum ErrorCategory {
    static func describe(_ error: any Error) -> String {
        let words =
            switch error {
            case let error as any CategorizedError: error.category
            case let error as PostgresError: error.description
            case is CancellationError: "cancelled"
            default: "\(type(of: error))"
            }
        return String(words.prefix(200))
    }
}

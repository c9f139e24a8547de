/// What is wrong with one field. It repeats nothing that was sent in except names of fields.
public struct FieldProblem: Hashable, Sendable {
    public enum Code: String, CaseIterable, Sendable {
        case missing
        case wrongType = "wrong_type"
        case empty
        case tooLong = "too_long"
        case tooMany = "too_many"
        case controlCharacter = "control_character"
        case invalidFormat = "invalid_format"
        case unknownValue = "unknown_value"
        case outOfRange = "out_of_range"
        case inFuture = "in_future"
        case duplicate
        case unknownField = "unknown_field"
        case contradiction
    }

    /// Where it stands in the document (RFC 6901); empty for the document itself.
    public let pointer: String
    public let code: Code
    /// What would be right, in plain English.
    public let message: String

    public init(pointer: String, code: Code, message: String) {
        self.pointer = pointer
        self.code = code
        self.message = message
    }

    /// The form field that the problem belongs to: the one whose pointer is the longest beginning of this one.
    public var formField: String? {
        let fields = ComplaintFields.all.filter { pointer == $0.pointer || pointer.hasPrefix($0.pointer + "/") }
        return fields.max { $0.pointer.utf8.count < $1.pointer.utf8.count }?.formName
    }
}

/// Everything that is wrong with a complaint.
public struct ValidationFailure: Error, Hashable, Sendable {
    public let problems: [FieldProblem]

    public init(problems: [FieldProblem]) {
        self.problems = problems
    }
}

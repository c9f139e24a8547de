import Domain

extension Reference {
    /// - Throws: `CommandFailure` that says what a reference is.
    init(typed text: String) throws {
        guard let reference = Reference(text) else {
            throw CommandFailure(
                "\"\(text)\" is no reference: eight letters and digits, and the last of them checks the others")
        }
        self = reference
    }
}

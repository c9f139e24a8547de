public import Domain
import Gateways

extension ProcessConfiguration {
    /// Puts the letters that wait together for a print house.
    ///
    /// - Returns: nil where no letter waits.
    /// - Throws: `ConfigurationError` while somebody else does the same
    public func makeLetterBatch(on day: CalendarDay) throws -> (folder: String, letters: [String])? {
        do {
            return try LetterBatcher(mailFolder: mailFolder).makeBatch(on: day).map { ($0.folder, $0.letters) }
        } catch is LetterBatcher.Busy {
            throw ConfigurationError(problems: ["Somebody else is making a batch of the same letters."])
        }
    }
}

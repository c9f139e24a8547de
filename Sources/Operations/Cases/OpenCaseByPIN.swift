public import Domain
import Persistence
import Postgres

/// Lets in a complainant who has a PIN from a letter instead of a secret link.
///
/// A PIN has eight digits, so guessing has to be kept away: twenty tries a day for each reference, right or wrong and
/// whether there is such a case or not. At that pace a guess succeeds once in 13,700 years.
public struct OpenCaseByPIN: Sendable {
    public static let triesPerDay = 20

    private let office: CaseOffice
    private let allowance: TakeAllowance

    public init(_ office: CaseOffice) {
        self.office = office
        allowance = TakeAllowance(office)
    }

    /// - Parameter pin: eight digits
    /// - Returns: the complainant's access key
    /// - Throws: `CaseAccessError.notFound` for a wrong PIN, a case that has none, and one that is not there;
    ///   `TooManyTries`
    public func callAsFunction(_ reference: Reference, pin: String) async throws -> String {
        let tries = try await allowance(
            1, of: Self.triesPerDay, in: .seconds(86_400), for: "pin|\(reference.text)")
        guard tries.granted > 0 else { throw TooManyTries(retryAfter: tries.period) }
        guard let stored = try await office.pool.execute(FindCase(reference)).first,
            stored.complaint.complainant.isWrittenToOnPaper
        else { throw CaseAccessError.notFound }
        let expected = office.tokens.complainantPIN(of: stored.subject.id, version: stored.tokenVersion)
        let digits = Array(expected.utf8.filter { $0 != UInt8(ascii: " ") })
        guard AccessTokens.areEqual(Array(pin.utf8), digits) else { throw CaseAccessError.notFound }
        return office.tokens.complainantToken(of: stored.subject.id, version: stored.tokenVersion)
    }
}

/// The PIN of a case was tried so often that no more tries are taken for a time.
public struct TooManyTries: Error, Equatable, Sendable {
    public let retryAfter: Duration

    public init(retryAfter: Duration) {
        self.retryAfter = retryAfter
    }
}

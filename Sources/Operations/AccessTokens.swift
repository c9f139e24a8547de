import Crypto
import Domain
import FoundationEssentials

/// Makes and checks the secrets that open a case.
///
/// A token is HMAC-SHA-256 over (role, case, token version), so a replayed submission can be answered with the same
/// one although only its hash is stored.
public struct AccessTokens: Sendable {
    private let secret: SymmetricKey

    /// - Parameter secret: at least 32 random bytes, the same in every process
    public init(secret: [UInt8]) {
        self.secret = SymmetricKey(data: secret)
    }

    func complainantToken(of caseID: CaseID, version: Int16) -> String {
        Credential.complainantPrefix + token("complainant", caseID, version)
    }

    func providerToken(of caseID: CaseID, version: Int16) -> String {
        Credential.providerPrefix + token("provider", caseID, version)
    }

    /// What is stored of a token: SHA-256, 32 bytes. Tokens are random enough to need no salt.
    static func hash(_ token: String) -> [UInt8] {
        Array(SHA256.hash(data: Data(token.utf8)))
    }

    /// Compares in constant time.
    static func matches(_ token: String, _ hash: [UInt8]) -> Bool {
        let candidate = Self.hash(token)
        guard candidate.count == hash.count else { return false }
        return zip(candidate, hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// A new random token for somebody of the staff: 256 bits of the system's random source.
    static func makeStaffToken() -> String {
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
        return Credential.staffPrefix + urlSafe(Data(bytes))
    }

    /// The first bytes of a MAC over a purpose and what it is for: for what has to be short, such as an address.
    func seal(_ purpose: String, _ text: String, bytes: Int) -> [UInt8] {
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(purpose)|\(text)".utf8), using: secret)
        return Array(code.prefix(bytes))
    }

    private func token(_ role: String, _ caseID: CaseID, _ version: Int16) -> String {
        let message = Data("\(role)|\(caseID.rawValue.uuidString)|\(version)".utf8)
        return Self.urlSafe(Data(HMAC<SHA256>.authenticationCode(for: message, using: secret)))
    }

    private static func urlSafe(_ bytes: Data) -> String {
        // Byte by byte: replacing in the text took 6 % of the processor time of intake.
        let plain: [UInt8: UInt8] = [UInt8(ascii: "+"): UInt8(ascii: "-"), UInt8(ascii: "/"): UInt8(ascii: "_")]
        let encoded = bytes.base64EncodedData().filter { $0 != UInt8(ascii: "=") }
        return String(decoding: encoded.map { plain[$0] ?? $0 }, as: UTF8.self)
    }
}

/// What a caller shows to be let in. Its prefix says whose it is.
public struct Credential: Sendable {
    static let complainantPrefix = "rc_"
    static let providerPrefix = "rp_"
    static let staffPrefix = "rs_"

    let token: String

    public init(bearer token: String) {
        self.token = token
    }

    public static func bearer(_ token: String) -> Credential {
        Credential(bearer: token)
    }
}

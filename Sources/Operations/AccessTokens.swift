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

    /// By what a person is known again where the text itself must not stand: 16 bytes of HMAC-SHA-256 over the trait and
    /// the company that the complaint is about. Without the secret nobody can try addresses against it.
    func personKey(of trait: PersonTrait, about company: ProviderID) -> [UInt8] {
        let message = Data("person|\(company.rawValue)|\(trait.kind.rawValue)|\(trait.text)".utf8)
        return Array(HMAC<SHA256>.authenticationCode(for: message, using: secret).prefix(16))
    }

    /// For people who write by post and cannot copy a link: eight digits, as `1234 5678`. Nothing of it is stored, it is
    /// made anew from the secret. Guessing is kept away by `OpenCaseByPIN`.
    func complainantPIN(of caseID: CaseID, version: Int16) -> String {
        let number = mac("pin", caseID, version).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let digits = String(number % 100_000_000)
        let padded = String(repeating: "0", count: 8 - digits.count) + digits
        return "\(padded.prefix(4)) \(padded.suffix(4))"
    }

    func draftSecret(of id: DraftID) -> String {
        DraftSecret.prefix + Self.urlSafe(Data(mac("draft|\(id.rawValue.uuidString)")))
    }

    func draftCode(of id: DraftID) -> ReturnCode {
        ReturnCode(randomBytes: mac("draft code|\(id.rawValue.uuidString)"))
    }

    /// What is stored of a token: SHA-256, 32 bytes. Tokens are random enough to need no salt.
    static func hash(_ token: String) -> [UInt8] {
        Array(SHA256.hash(data: Data(token.utf8)))
    }

    static func matches(_ token: String, _ hash: [UInt8]) -> Bool {
        areEqual(Self.hash(token), hash)
    }

    /// In a time that does not depend on where they differ.
    static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// A new random token for somebody of the staff: 256 bits of the system's random source.
    static func makeStaffToken() -> String { Credential.staffPrefix + urlSafe(Data(RandomBytes.make(32))) }

    /// The key of a new session, as random.
    static func makeSessionKey(_ prefix: String) -> String { prefix + urlSafe(Data(RandomBytes.make(32))) }

    /// What has to be stored and known again, such as an authenticator's secret: AES-256-GCM under a key of its own.
    func sealed(_ bytes: [UInt8]) throws -> [UInt8] {
        let box = try AES.GCM.seal(Data(bytes), using: sealingKey)
        return box.combined.map(Array.init) ?? []
    }

    /// - Returns: nil for what was not sealed with this secret
    func unsealed(_ sealed: [UInt8]) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: Data(sealed)) else { return nil }
        return (try? AES.GCM.open(box, using: sealingKey)).map(Array.init)
    }

    private var sealingKey: SymmetricKey { SymmetricKey(data: Array(mac("sealing key"))) }

    /// Stands for somebody in a table where his name or address must not stand: 16 bytes, the same in every process.
    func pseudonym(of subject: String) -> [UInt8] {
        seal("pseudonym", subject, bytes: 16)
    }

    /// The first bytes of a MAC over a purpose and what it is for: for what has to be short, such as an address.
    func seal(_ purpose: String, _ text: String, bytes: Int) -> [UInt8] {
        Array(mac("\(purpose)|\(text)").prefix(bytes))
    }

    private func token(_ role: String, _ caseID: CaseID, _ version: Int16) -> String {
        Self.urlSafe(mac(role, caseID, version))
    }

    private func mac(_ role: String, _ caseID: CaseID, _ version: Int16) -> Data {
        Data(mac("\(role)|\(caseID.rawValue.uuidString)|\(version)"))
    }

    private func mac(_ message: String) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Data(message.utf8), using: secret)
    }

    /// Base64 with the URL-safe alphabet and without padding (RFC 4648, 5).
    ///
    /// By hand: Foundation's, with two characters replaced, took 6 % of the processor time of intake, and still 2 % when
    /// they were replaced byte by byte.
    static func urlSafe(_ bytes: Data) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity((bytes.count * 4 + 2) / 3)
        var (bits, count) = (0, 0)
        for byte in bytes {
            (bits, count) = (bits << 8 | Int(byte), count + 8)
            while count >= 6 {
                count -= 6
                digits.append(alphabet[bits >> count & 0x3F])
            }
            bits &= 0xFF
        }
        if count > 0 { digits.append(alphabet[bits << (6 - count) & 0x3F]) }
        return String(decoding: digits, as: UTF8.self)
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
}

/// What a caller shows to be let in. Its prefix says whose it is.
public struct Credential: Sendable {
    static let complainantPrefix = "rc_"
    static let providerPrefix = "rp_"
    public static let staffPrefix = "rs_"
    /// Of a session of the staff's.
    public static let sessionPrefix = "rk_"
    /// Of a session of somebody of a provider.
    public static let providerSessionPrefix = "rq_"

    let token: String

    public init(bearer token: String) {
        self.token = token
    }

    public static func bearer(_ token: String) -> Credential {
        Credential(bearer: token)
    }
}

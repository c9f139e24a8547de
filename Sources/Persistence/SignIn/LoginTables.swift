/// Where one kind of people is kept, with their ways to sign in and their sessions. The tables are alike.
public protocol LoginTables: Sendable {
    static var people: String { get }
    static var logins: String { get }
    static var sessions: String { get }
    /// The column of the latter two that names the person.
    static var person: String { get }
}

public enum StaffTables: LoginTables {
    public static let people = "redress.staff"
    public static let logins = "redress.staff_login"
    public static let sessions = "redress.staff_session"
    public static let person = "staff_id"
}

public enum ProviderTables: LoginTables {
    public static let people = "redress.provider_user"
    public static let logins = "redress.provider_login"
    public static let sessions = "redress.provider_session"
    public static let person = "user_id"
}

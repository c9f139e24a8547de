import Domain

/// Where the staff's pages are.
enum StaffPath {
    static let list = "/staff"
    static let signIn = "\(list)/sign-in"
    static let signOut = "\(list)/sign-out"
    static let casePage = "\(list)/cases/{reference}"

    static func reading(_ id: ReadingID) -> String { "\(list)/readings/\(id.text)" }

    static func page(_ reference: Reference) -> String { "\(list)/cases/\(reference.text)" }
}

extension SchemeProfile {
    /// The cap that holds today and until the profile says otherwise, in pence.
    public var remedyCapPence: Int { remedyCap.newest.value }
    public var remedyCapClause: String { remedyCap.newest.clause }
}

using Maillage.Domain.Kernel;

namespace Maillage.Domain.People;

/// <summary>A person can sign in from now on; what they already belong to gives them rights, in the same transaction.</summary>
public sealed record PersonGotAccount(Id<Person> Person, long AccountId);

using Maillage.Domain.Kernel;
using Maillage.Domain.People;

namespace Maillage.Modules.People.Persons;

/// <summary>What another module shows on the record of a person; null when it has nothing to say.</summary>
public delegate Task<PersonSection?> ShowOnPerson(Id<Person> person);

/// <summary>A titled list on the record of a person.</summary>
public sealed record PersonSection(string Title, IReadOnlyList<PersonSectionRow> Rows);

/// <param name="Href">Where the row leads; null for plain text.</param>
public sealed record PersonSectionRow(string Text, string Detail, string? Href);

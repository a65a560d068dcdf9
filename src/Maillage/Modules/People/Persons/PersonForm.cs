using System.ComponentModel.DataAnnotations;

namespace Maillage.Modules.People.Persons;

/// <summary>A person as they are typed.</summary>
public sealed class PersonForm
{
    public const int Longest = 200;
    public const string TooLong = "Ce texte est trop long : 200 caractères au plus.";

    [Required(ErrorMessage = "Indiquez le prénom."), StringLength(Longest, ErrorMessage = TooLong)]
    public string FirstName { get; set; } = "";

    [Required(ErrorMessage = "Indiquez le nom."), StringLength(Longest, ErrorMessage = TooLong)]
    public string LastName { get; set; } = "";

    [StringLength(Longest, ErrorMessage = TooLong)]
    public string? Email { get; set; }

    [StringLength(Longest, ErrorMessage = TooLong)]
    public string? Phone { get; set; }

    public int Version { get; set; }
}

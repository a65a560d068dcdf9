using Maillage.Domain.Kernel;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Maillage.House;

/// <summary>What model binding refuses by itself, in French.</summary>
public static class FrenchMessages
{
    public static void Set(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => $"« {French.Excerpt(value)} » n’est pas accepté ici.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"« {French.Excerpt(value)} » n’est pas accepté ici.");
        messages.SetUnknownValueIsInvalidAccessor(_ => "Cette valeur n’est pas acceptée ici.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Cette valeur n’est pas acceptée ici.");
        messages.SetValueIsInvalidAccessor(value => $"« {French.Excerpt(value)} » n’est pas accepté ici.");
        messages.SetValueMustBeANumberAccessor(_ => "Écrivez un nombre.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Écrivez un nombre.");
        messages.SetValueMustNotBeNullAccessor(_ => "Ce champ est à remplir.");
        messages.SetMissingBindRequiredValueAccessor(_ => "Ce champ est à remplir.");
        messages.SetMissingKeyOrValueAccessor(() => "Ce champ est à remplir.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "La demande est vide.");
    }
}

"""The ground floor: form fields, page components and formats that know nothing of the domain."""

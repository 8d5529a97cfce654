"""The build and the deployment: the template around the package, and the local cloud that runs that same template."""

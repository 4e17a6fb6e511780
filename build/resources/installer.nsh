; The register lies in one folder for the whole computer. S-1-5-32-545 is "Users" in every language of Windows.
!macro customInstall
  SetShellVarContext all
  CreateDirectory "$APPDATA\OST Register"
  nsExec::ExecToLog 'icacls "$APPDATA\OST Register" /inheritance:e /grant *S-1-5-32-545:(OI)(CI)M'
!macroend
